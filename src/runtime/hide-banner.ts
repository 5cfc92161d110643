/** Takes a banner away, where it is there. @param name as `showBanner` was told */
export function hideBanner(name: string): void {
  document.getElementById(`banner-${name}`)?.remove();
}
