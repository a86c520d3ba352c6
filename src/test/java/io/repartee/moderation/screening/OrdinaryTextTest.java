package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.CommentText;
import io.repartee.comment.Markup;
import io.repartee.comment.Screening.Screened;
import io.repartee.site.Phases;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write, by somebody new on a new site: nothing is found in it. */
class OrdinaryTextTest {
    private final Pipeline pipeline = Pipelines.usual(InstantSource.fixed(Texts.NOW));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1",
                "Thanks!",
                "🙏🙏🙏",
                "I couldn't agree more — see https://www.example.org/report.pdf, page 4.",
                "The *council* has decided **again** to close our library.\n\n> which nobody asked for\n\n- one\n- two",
                "Das ist doch unerhört! Die Straßenbahn fährt seit 2019 nicht mehr über die Königsbrücke.",
                "¿Y el año que viene? ¡Qué vergüenza!",
                "C'est l'été à Besançon, n'est-ce pas ?",
                "Это возмутительно, мост закрыт уже третий месяц.",
                "هذا المقال رائع جدًا، شكرًا للكاتب.",
                "این کتاب\u200cها را می\u200cخواهم",
                "זה פשוט לא ייאמן, כל הכבוד לכתבת.",
                "यह लेख बहुत अच्छा है, धन्यवाद।",
                "สะพานปิดมาสามเดือนแล้ว ไม่ไหวจริงๆ",
                "この記事はとても参考になりました。",
                "桥已经关了三个月了，太不像话了。",
                "다리가 석 달째 막혀 있어요.",
                "Cây cầu đã đóng cửa ba tháng rồi, thật không thể tin được.",
                "NATO, EU and the UN met in NYC.",
                "1 + 1 = 2, x^2 < 3, `a_b = c[0]`, 50 % of $10",
                "👩\u200d👩\u200d👧\u200d👦 and 🏳️\u200d🌈 for everyone"
            })
    void nothingIsFound(String source) {
        Examined text = new Examined(
                source, Markup.html(CommentText.of(source, 10_000)), Texts.site(Phases.DEFAULT), false, Texts.NOW);

        assertThat(pipeline.decide(text, Background.NEW)).isEqualTo(Screened.PUBLISHED);
    }
}
