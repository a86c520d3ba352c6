/** The cursor of a conversation of which no replies were read yet. */
export const FROM_START = '*';
