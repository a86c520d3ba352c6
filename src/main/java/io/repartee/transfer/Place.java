package io.repartee.transfer;

/**
 * Where in a file.
 *
 * @param line from 1; 0 when the format has none
 * @param what what stands there, as the other system names it
 */
public record Place(long line, String what) {
    @Override
    public String toString() {
        return line > 0 ? "line " + line + " (" + what + ")" : what;
    }
}
