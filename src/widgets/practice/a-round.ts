/** Questions in a round, at most. */
export const A_ROUND = 10;
