package io.repartee.config;

/** A key is not right. The message is one line: the key's path, and what it must be. */
public final class InvalidConfiguration extends RuntimeException {
    public InvalidConfiguration(String path, String problem) {
        super(path + ": " + problem);
    }
}
