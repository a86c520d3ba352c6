package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final int BOUND = 256 * 1024;

    private final Wire wire = new Wire(new Deaf(), 4_096, BOUND);
    private final EmbeddedChannel channel = channel();

    @Test
    void neverMoreThanItsBoundWaitsToBeSent() {
        for (int size : new int[] {100, 64 * 1024, 100 * 1024, 3}) {
            int written = 0;
            while (wire.takes(size) && written++ < 10_000) {
                wire.write(Unpooled.buffer(size).writeZero(size));
            }
            assertThat(wire.pendingBytes()).isBetween(BOUND / 2L, BOUND + 1_000L);
            drain();
        }
    }

    @Test
    void aFrameThatIsLargerThanTheBoundLeavesAlone() {
        assertThat(wire.takes(10 * BOUND)).isTrue();
        wire.write(Unpooled.buffer(10).writeZero(10));
        assertThat(wire.takes(10 * BOUND)).isFalse();
        assertThat(wire.takes(100)).isTrue();
        drain();
        assertThat(wire.takes(10 * BOUND)).isTrue();
    }

    private void drain() {
        channel.flush();
        channel.releaseOutbound();
    }

    private EmbeddedChannel channel() {
        EmbeddedChannel made = new EmbeddedChannel(wire);
        made.config().setWriteBufferWaterMark(new WriteBufferWaterMark(BOUND / 8, BOUND / 2));
        return made;
    }

    private static final class Deaf implements Wire.Listener {
        @Override
        public void alive() {}

        @Override
        public void message(byte[] utf8) {}

        @Override
        public void writable(boolean writable) {}

        @Override
        public void broken(CloseCode code) {}

        @Override
        public void gone() {}
    }
}
