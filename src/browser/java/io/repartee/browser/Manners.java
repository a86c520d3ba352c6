package io.repartee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What every page owes to whoever looks at it. */
final class Manners {
    private Manners() {}

    /** axe finds nothing to object to. */
    static void hasNoFaults(Window window, String what) {
        hasNoFaults(window.page(), what);
    }

    static void hasNoFaults(Page page, String what) {
        // Otherwise it makes a page of its own each time, for frames of other origins; there are none here.
        List<Rule> faults = new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(faults.stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getTarget() + " " + node.getFailureSummary())))
                .as("accessibility of " + what)
                .isEmpty();
    }

    static void doesNotScrollSideways(Window window, String what) {
        Object beyond = window.page().evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) beyond).intValue())
                .as("sideways scrolling of " + what)
                .isLessThanOrEqualTo(0);
    }
}
