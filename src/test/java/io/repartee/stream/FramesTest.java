package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our frames, read by another implementation of the protocol in the place of a client. */
class FramesTest {
    private static final int LARGEST = 10_000_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000})
    void textOfEveryLengthArrivesWhole(int length) {
        String text = "ä".repeat(length / 2) + "x".repeat(length % 2);

        WebSocketFrame frame = read(Frames.text(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(frame).isInstanceOf(TextWebSocketFrame.class);
        assertThat(frame.isFinalFragment()).isTrue();
        assertThat(frame.rsv()).isZero();
        assertThat(((TextWebSocketFrame) frame).text()).isEqualTo(text);
        frame.release();
    }

    @Test
    void piecesAreJoined() {
        WebSocketFrame frame = read(Frames.text(new byte[] {'a'}, new byte[] {'b', 'c'}, new byte[0]));

        assertThat(((TextWebSocketFrame) frame).text()).isEqualTo("abc");
        frame.release();
    }

    @Test
    void controlFramesAreWhatTheySay() {
        WebSocketFrame close = read(Frames.close(4101, "too_slow"));
        assertThat(((CloseWebSocketFrame) close).statusCode()).isEqualTo(4101);
        assertThat(((CloseWebSocketFrame) close).reasonText()).isEqualTo("too_slow");
        close.release();
        assertThat(read(Frames.ping())).isInstanceOf(PingWebSocketFrame.class);
        WebSocketFrame pong = read(Frames.pong(Unpooled.wrappedBuffer(new byte[] {1, 2, 3})));
        assertThat(pong).isInstanceOf(PongWebSocketFrame.class);
        assertThat(pong.content().readableBytes()).isEqualTo(3);
        pong.release();
    }

    private static WebSocketFrame read(ByteBuf bytes) {
        EmbeddedChannel client = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, LARGEST));
        client.writeInbound(bytes);
        return client.readInbound();
    }
}
