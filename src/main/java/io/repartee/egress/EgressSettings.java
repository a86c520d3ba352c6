package io.repartee.egress;

import java.util.List;

/**
 * What requests may do.
 *
 * @param networks that may be reached although they are not public
 * @param plainHttp whether addresses without encryption are allowed
 * @param concurrent requests at a time; more are refused
 * @param answerBytes the longest answer
 */
public record EgressSettings(List<Network> networks, boolean plainHttp, int concurrent, int answerBytes) {
    public EgressSettings {
        networks = List.copyOf(networks);
    }
}
