package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessagesTest {
    @Test
    void everyTypeIsRead() throws Exception {
        assertThat(read("{\"type\":\"hello\",\"token\":null}")).isEqualTo(new ClientMessage.Hello(null));
        assertThat(read("{\"type\":\"hello\"}")).isEqualTo(new ClientMessage.Hello(null));
        assertThat(read("{\"token\":\"t\",\"type\":\"hello\"}")).isEqualTo(new ClientMessage.Hello("t"));
        assertThat(read("{\"type\":\"subscribe\",\"stream\":\"site\",\"since\":null}"))
                .isEqualTo(new ClientMessage.Subscribe("site", null));
        assertThat(
                        read(
                                "{\"type\":\"subscribe\",\"stream\":\"me\",\"since\":{\"epoch\":\"e\",\"seq\":3,\"mark\":4294967295}}"))
                .isEqualTo(new ClientMessage.Subscribe("me", new ClientMessage.Since("e", 3, 4294967295L)));
        assertThat(read("{\"type\":\"unsubscribe\",\"stream\":\"me\"}")).isEqualTo(new ClientMessage.Unsubscribe("me"));
        assertThat(read("{\"type\":\"token\",\"token\":\"t\"}")).isEqualTo(new ClientMessage.Token("t"));
        assertThat(read("{\"type\":\"typing\",\"stream\":\"thread:p\"}"))
                .isEqualTo(new ClientMessage.Typing("thread:p"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"type\":null}",
                "{\"type\":\"subscribe\"}",
                "{\"type\":\"subscribe\",\"stream\":null}",
                "{\"type\":\"subscribe\",\"stream\":7}",
                "{\"type\":\"subscribe\",\"stream\":\"me\",\"more\":1}",
                "{\"type\":\"subscribe\",\"stream\":\"me\",\"stream\":\"site\"}",
                "{\"type\":\"subscribe\",\"stream\":\"me\",\"since\":\"e:1:2\"}",
                "{\"type\":\"subscribe\",\"stream\":\"me\",\"since\":{\"epoch\":\"e\",\"seq\":1}}",
                "{\"type\":\"subscribe\",\"stream\":\"me\",\"since\":{\"epoch\":null,\"seq\":1,\"mark\":2}}",
                "{\"type\":\"subscribe\",\"stream\":\"me\",\"since\":{\"epoch\":\"e\",\"seq\":-1,\"mark\":2}}",
                "{\"type\":\"subscribe\",\"stream\":\"me\",\"since\":{\"epoch\":\"e\",\"seq\":\"1\",\"mark\":2}}",
                "{\"type\":\"subscribe\",\"stream\":\"me\",\"since\":{\"epoch\":\"e\",\"seq\":1.5,\"mark\":2}}",
                "{\"type\":\"subscribe\",\"stream\":\"me\",\"since\":{\"epoch\":\"e\",\"seq\":1,\"mark\":4294967296}}",
                "{\"type\":\"token\",\"token\":null}",
                "{\"type\":\"unsubscribe\",\"stream\":\"me\"} x",
                "{\"type\":\"unsubscribe\",\"stream\":{\"a\":{\"b\":{\"c\":{\"d\":1}}}}}"
            })
    void whatIsNotOfTheProtocolIsRefused(String text) {
        assertThat(refusal(text)).isEqualTo(LiveError.BAD_MESSAGE);
    }

    @Test
    void anUnknownTypeIsSaidToBeOne() {
        for (String type : List.of("shout", "Hello", "java.lang.String")) {
            assertThat(refusal("{\"type\":\"" + type + "\"}")).isEqualTo(LiveError.UNKNOWN_TYPE);
        }
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[] broken = "{\"type\":\"unsubscribe\",\"stream\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        broken[broken.length - 3] = (byte) 0xFF;

        assertThat(catchThrowableOfType(ClientMessages.Refused.class, () -> ClientMessages.read(broken))
                        .error())
                .isEqualTo(LiveError.BAD_MESSAGE);
    }

    private static ClientMessage read(String text) throws ClientMessages.Refused {
        return ClientMessages.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LiveError refusal(String text) {
        return catchThrowableOfType(ClientMessages.Refused.class, () -> read(text))
                .error();
    }
}
