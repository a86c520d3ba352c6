package io.repartee.transfer.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes lines on, and keeps their number and their digest. One thread. */
final class CheckedLines implements Snapshot.Lines {
    private final OutputStream out;
    private final MessageDigest digest;
    private long lines;

    CheckedLines(OutputStream out) {
        this.out = out;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void line(byte[] line) throws IOException {
        lines++;
        digest.update(line);
        out.write(line);
    }

    void text(String json) throws IOException {
        line((json + "\n").getBytes(StandardCharsets.UTF_8));
    }

    long lines() {
        return lines;
    }

    /** Of all lines so far, with their line feeds; none may follow that counts. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
