/** Kinds of places that a resident can have left to; never an address. */
export const destinations = ['same_county', 'elsewhere', 'died', 'unknown'] as const
