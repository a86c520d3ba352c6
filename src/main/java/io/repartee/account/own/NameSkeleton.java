package io.repartee.account.own;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a name looks like (UTS 39): two names that people would take for one another have a skeleton in common, whatever case, spaces, marks
 * of width or alphabets they are written with. Thread-safe; never shown.
 */
final class NameSkeleton {
    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();

    private NameSkeleton() {}

    /** One or two: a capital I looks like a small l, and as a small letter like none. */
    static Set<String> of(String name) {
        Set<String> all = new TreeSet<>();
        all.add(seen(FOLDED.normalize(name)));
        all.add(seen(name));
        return all;
    }

    private static String seen(String name) {
        StringBuilder seen = new StringBuilder();
        CHECKER.getSkeleton(name)
                .codePoints()
                .filter(c -> !UCharacter.isUWhiteSpace(c))
                .filter(c -> !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                .forEach(seen::appendCodePoint);
        return FOLDED.normalize(seen);
    }
}
