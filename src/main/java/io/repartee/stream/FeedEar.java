package io.repartee.stream;

/** What a feed does with what it hears of other nodes. Bound to the feed's context. */
record FeedEar(
        Watched watched,
        HeadListener heads,
        HeadComparison comparison,
        Whispering whispering,
        TotalsTeller totals,
        Presence presence)
        implements DoorbellListener.Ear {
    @Override
    public void rang(long bell, long seq) {
        watched.find(bell).ifPresent(reader -> reader.rang(seq));
        heads.moved(bell, seq);
    }

    @Override
    public void doubt() {
        comparison.run();
    }

    @Override
    public void uncertain() {
        watched.suspect();
        totals.suspect();
        comparison.run();
    }

    @Override
    public void alive(String otherNode) {
        presence.alive(otherNode);
    }

    @Override
    public void gossip(GossipCode.Heard heard) {
        heard.whispers().forEach(whispering::heard);
        heard.counted().forEach(totals::heard);
        heard.attending().forEach(one -> presence.heard(heard.node(), one.stream(), one.attendance()));
    }
}
