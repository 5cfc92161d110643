/** A drawing as it is shipped: without comments and line breaks, which only whoever draws it needs. */
export function smallSvg(svg: string): string {
  return svg
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/>\s*\n\s*</g, '><')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}

/** The same without title and description, for a place where the page's own words tell what is shown. */
export function wordlessSvg(svg: string): string {
  return smallSvg(svg)
    .replaceAll(/<(title|desc)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replaceAll(/\s+aria-labelledby="[^"]*"/g, '');
}
