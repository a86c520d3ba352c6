package io.repartee.stream;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that speaks WebSocket by hand over TCP, so that a test decides when it reads. */
final class RawClient implements AutoCloseable {
    private static final int SMALL_BUFFER = 8 * 1024;
    private static final int READ_TIMEOUT_MS = 15_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;

    RawClient(int port) throws IOException {
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        out.write(("GET /daily HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Protocol: repartee.v1\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        skipHead(in);
    }

    /** Sends a text frame, masked with zeros. */
    void send(String json) throws IOException {
        frame(0x81, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    void frame(int first, byte[] payload) throws IOException {
        header(first, payload.length);
        out.write(payload);
        out.flush();
    }

    /** Only the head of a frame, which may promise more than will ever come. */
    void header(int first, long length) throws IOException {
        out.write(first);
        if (length < 126) {
            out.write(0x80 | (int) length);
        } else if (length < 65_536) {
            out.write(new byte[] {(byte) 0xFE, (byte) (length >> 8), (byte) length});
        } else {
            out.write(0xFF);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) (length >> shift));
            }
        }
        out.write(new byte[4]);
        out.flush();
    }

    /** The text of the next text frame; a close frame is given as {@code close CODE}, others are passed over. */
    String read() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0F;
            long length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] payload = in.readNBytes((int) length);
            if (opcode == 1) {
                return new String(payload, StandardCharsets.UTF_8);
            } else if (opcode == 8) {
                return "close " + ((payload[0] & 0xFF) << 8 | payload[1] & 0xFF);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void skipHead(InputStream in) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int next = in.read();
            newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
        }
    }
}
