package io.repartee.config;

import io.repartee.egress.EgressSettings;
import io.repartee.egress.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that this server sends.
 *
 * @param privateNetworks ranges that may be reached although they are not public
 * @param plainHttp whether addresses without encryption are allowed
 * @param concurrent requests at a time
 * @param answerBytes the longest answer
 */
public record Egress(List<Network> privateNetworks, boolean plainHttp, int concurrent, int answerBytes) {
    private static final int MOST_CONCURRENT = 1_000;

    public Egress {
        privateNetworks = List.copyOf(privateNetworks);
        Check.range("egress.concurrent", concurrent, 1, MOST_CONCURRENT);
        Check.range("egress.answer-bytes", answerBytes, 1024, 16 * 1024 * 1024);
    }

    static Egress from(Section section) {
        List<Network> networks = new ArrayList<>();
        for (String text : section.texts("private-networks")) {
            networks.add(network(text));
        }
        Egress egress = new Egress(
                networks,
                section.bool("plain-http", false),
                section.integer("concurrent", 32),
                section.integer("answer-bytes", 65_536));
        section.mustHoldNothingElse();
        return egress;
    }

    public EgressSettings settings() {
        return new EgressSettings(privateNetworks, plainHttp, concurrent, answerBytes);
    }

    private static Network network(String text) {
        try {
            return Network.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration("egress.private-networks", e.getMessage());
        }
    }
}
