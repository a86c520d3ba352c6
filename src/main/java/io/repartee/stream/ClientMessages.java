package io.repartee.stream;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;

/** Reads what clients say, strictly: unknown, doubled and missing fields, other types and trailing text are refused. */
final class ClientMessages {
    private static final int DEEPEST = 4;

    /** Why a message was refused. Without a stack trace: refusing must be cheap. */
    static final class Refused extends Exception {
        private final LiveError error;

        Refused(LiveError error) {
            super(error.code(), null, false, false);
            this.error = error;
        }

        LiveError error() {
            return error;
        }
    }

    private static final ObjectReader READER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build()
            .readerFor(ClientMessage.class);

    private ClientMessages() {}

    static ClientMessage read(byte[] utf8) throws Refused {
        try {
            ClientMessage message = READER.readValue(utf8);
            if (message == null || !complete(message)) {
                throw new Refused(LiveError.BAD_MESSAGE);
            }
            return message;
        } catch (InvalidTypeIdException e) {
            throw new Refused(e.getTypeId() == null ? LiveError.BAD_MESSAGE : LiveError.UNKNOWN_TYPE);
        } catch (JsonProcessingException e) {
            throw new Refused(LiveError.BAD_MESSAGE);
        } catch (java.io.IOException e) {
            throw new Refused(LiveError.BAD_MESSAGE);
        }
    }

    /** Required fields are there; that they are not null is asked here. */
    private static boolean complete(ClientMessage message) {
        if (message instanceof ClientMessage.Subscribe subscribe) {
            return subscribe.stream() != null;
        }
        if (message instanceof ClientMessage.Unsubscribe unsubscribe) {
            return unsubscribe.stream() != null;
        }
        if (message instanceof ClientMessage.Typing typing) {
            return typing.stream() != null;
        }
        return !(message instanceof ClientMessage.Token token) || token.token() != null;
    }
}
