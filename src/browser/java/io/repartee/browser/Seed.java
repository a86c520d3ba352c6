package io.repartee.browser;

/** Comments as they could stand under the demo's stories. */
final class Seed {
    private Seed() {}

    /** Twelve comments: long, short, with answers, in two scripts, with all that Markdown does. */
    static void ferry(Newsroom news) {
        String boat = news.post("demo", "ferry", "Tomás Albrecht", """
                I took the old boat every morning for eleven years. What nobody mentions is the *sound*: with the diesel gone \
                you can hear the gulls, and the skipper no longer has to shout.

                If the timetable holds through winter, this is the best thing the council has done in a decade.""");
        for (int n = 1; n <= 6; n++) {
            news.post("demo", "ferry", "Commuter " + n, "Seen from seat " + n + ": the coffee is better, too.", boat);
        }
        String range = news.post("demo", "ferry", "Wren Okafor", """
                Battery range in January is the question. The article says **six crossings**, but the one against a spring \
                tide took us 31 minutes last year.""");
        String answer = news.post(
                "demo",
                "ferry",
                "Ines Roth",
                "Good question, and I asked the yard. The reserve is measured at minus five degrees with heating on.",
                range);
        news.post("demo", "ferry", "J. Marsh", """
                > measured at minus five degrees

                And with how many bicycles on deck? By my `count`:

                - 60 bicycles
                - 12 kg each

                See https://weights.example.org/bicycles""", answer);
        news.post("demo", "ferry", "فاطمة الزهراء", "عبّارة أهدأ وهواء أنظف — شكرًا لكل من عمل على المشروع منذ 2019.");
        news.post("demo", "ferry", "Margarethe von Hohenlohe-Langenburg", "Short one: finally.");
    }

    static void arabic(Newsroom news) {
        news.post(
                "demo", "ar-ferry", "فاطمة الزهراء", "عبّارة أهدأ وهواء أنظف — شكرًا لكل من عمل على المشروع منذ 2019.");
        String question = news.post("demo", "ar-ferry", "خالد منصور", "هل يبقى سعر التذكرة كما هو في الشتاء؟");
        news.post(
                "demo", "ar-ferry", "ليلى حداد", "نعم، حسب ما قيل في الجلسة يبقى السعر كما هو حتى **مارس**.", question);
        news.post(
                "demo",
                "ar-ferry",
                "Wren Okafor",
                "Greetings from the English edition — the horn is missed here, too.");
    }

    static void waiting(Newsroom news) {
        news.post(
                "strict",
                "ferry",
                "Pat Lindqvist",
                "The harbour master said the same thing last year, and nothing came of it. Who checks?");
        news.post("strict", "ferry", "guest4711", "Buy cheap watches at https://watches.example.com !!! best price");
        news.post("strict", "ferry", "Yusuf Kaya", """
                Correction: the pier was rebuilt in 1987, not 1978. My father worked on it.

                Otherwise a good piece.""");
    }
}
