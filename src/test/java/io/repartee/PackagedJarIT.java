package io.repartee;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parts of libraries are left out of the jar: what is left must do the same as the whole of them, which the tests have on their class path. */
class PackagedJarIT {
    private static final Path JAR = Path.of(System.getProperty("repartee.jar", "target/repartee.jar"));
    private static final long MOST_BYTES = 25_000_000;
    private static final List<String> TEXTS = List.of(
            "Ada",
            "аdmin ΑΒΓ",
            "ｆｕｌｌ　ｗｉｄｔｈ ﬃ",
            "e\u0301te\u0301 o\u0308",
            "\u202Eabc\u2066x\u2069",
            "日本語のコメント、そして한국어도",
            "ไทยภาษา မြန်မာ ខ្មែរ",
            "العربية עברית",
            "👩‍👩‍👧‍👦 🏳️‍🌈 1\uFE0F\u20E3",
            "z͑͗a̿l̀g͆o");
    private static final List<String> DOMAINS = List.of(
            "www.Example.org",
            "bücher.example",
            "faß.de",
            "例え.テスト",
            "xn--mxa.gr",
            "a..b",
            "ab\u200Dc.de",
            "אב.example");

    @Test
    void itIsNotLargerThanItShouldBe() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            long database = jar.stream()
                    .filter(entry -> entry.getName().matches("postgres-.*\\.txz"))
                    .mapToLong(JarEntry::getCompressedSize)
                    .sum();
            assertThat(database).isPositive();
            assertThat(JAR.toFile().length() - database).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void numbersAndPluralsAreThoseOfEachLanguage() throws Exception {
        List<String> tags = new ArrayList<>(
                List.of("en", "ar", "ar-EG", "de", "de-AT", "es", "es-MX", "fa", "fr", "he", "hi", "id", "it", "ja"));
        tags.addAll(List.of("ko", "nl", "pl", "pt", "pt-PT", "ru", "sv", "tr", "uk", "ur", "zh", "zh-Hant", "zh-TW"));
        bothSay(loader -> {
            List<Object> said = new ArrayList<>();
            for (String tag : tags) {
                Object phrases = call(loader, "io.repartee.comment.Phrases", "of", tag);
                for (int count : new int[] {0, 1, 2, 3, 5, 11, 21, 22, 100, 1_234_567}) {
                    said.add(callOn(phrases, "number", count));
                    said.add(callOn(phrases, "say", "count", count));
                }
            }
            return said;
        });
    }

    @Test
    void namesWordsAndDomainsAreReadTheSame() throws Exception {
        bothSay(loader -> {
            List<Object> said = new ArrayList<>();
            for (String text : TEXTS) {
                said.add(call(loader, "io.repartee.account.own.NameSkeleton", "of", text));
                said.add(call(loader, "io.repartee.moderation.screening.Tokens", "of", text, "<p>" + text + "</p>"));
            }
            for (String domain : DOMAINS) {
                said.add(call(loader, "io.repartee.site.Domain", "canonical", domain));
                said.add(call(loader, "io.repartee.mail.MailAddress", "parse", "a@" + domain));
            }
            return said;
        });
    }

    @Test
    void whatASiteHasLearntWeighsTheSame() throws Exception {
        bothSay(loader -> {
            String model = "io.repartee.moderation.screening.SpamModel";
            Object counts = loader.loadClass(model + "$Counts")
                    .getConstructor(int.class, int.class)
                    .newInstance(40, 2);
            Object learnt = loader.loadClass(model)
                    .getConstructor(int.class, int.class, Map.class)
                    .newInstance(50, 50, Map.of("casino", counts));
            return List.of(invoke(method(loader, model, "top", int.class, boolean.class), learnt, 5, true));
        });
    }

    @Test
    void everyLetterHasItsPropertiesAndItsForms() throws Exception {
        bothSay(loader -> {
            Method script = method(loader, "com.ibm.icu.lang.UScript", "getScript", int.class);
            Method type = method(loader, "com.ibm.icu.lang.UCharacter", "getType", int.class);
            Method upper = method(loader, "com.ibm.icu.lang.UCharacter", "toUpperCase", int.class);
            Object folding = call(loader, "com.ibm.icu.text.Normalizer2", "getNFKCCasefoldInstance");
            Method folded = folding.getClass().getMethod("getDecomposition", int.class);
            folded.setAccessible(true);
            int[] all = IntStream.range(0, 0x3_0000)
                    .flatMap(c -> IntStream.of(
                            (int) invoke(script, null, c),
                            (int) invoke(type, null, c),
                            (int) invoke(upper, null, c),
                            String.valueOf(invoke(folded, folding, c)).hashCode()))
                    .toArray();
            return List.of(Arrays.hashCode(all));
        });
    }

    @Test
    void itCountsAndTellsWhatItCounted() throws Exception {
        try (URLClassLoader loader = packaged()) {
            Object metrics = loader.loadClass("io.repartee.ops.Metrics")
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(callOn(metrics, "scrape").toString())
                    .contains("jvm_memory_used_bytes", "process_uptime_seconds");
            ((AutoCloseable) metrics).close();
        }
    }

    private interface Asked {
        List<Object> of(ClassLoader loader) throws Exception;
    }

    private static void bothSay(Asked asked) throws Exception {
        try (URLClassLoader loader = packaged()) {
            List<String> whole = asked.of(PackagedJarIT.class.getClassLoader()).stream()
                    .map(Object::toString)
                    .toList();
            assertThat(asked.of(loader)).extracting(Object::toString).isEqualTo(whole);
        }
    }

    /** The jar as it runs: with nothing of ours beside it. */
    private static URLClassLoader packaged() throws Exception {
        return new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static Object call(ClassLoader loader, String type, String name, Object... arguments) throws Exception {
        return invoke(method(loader, type, name, types(arguments)), null, arguments);
    }

    private static Object callOn(Object on, String name, Object... arguments) throws Exception {
        Method method = on.getClass().getDeclaredMethod(name, types(arguments));
        method.setAccessible(true);
        return invoke(method, on, arguments);
    }

    private static Method method(ClassLoader loader, String type, String name, Class<?>... types) throws Exception {
        Method method = loader.loadClass(type).getDeclaredMethod(name, types);
        method.setAccessible(true);
        return method;
    }

    private static Class<?>[] types(Object... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Integer ? int.class : String.class)
                .toArray(Class<?>[]::new);
    }

    private static Object invoke(Method method, Object on, Object... arguments) {
        try {
            return method.invoke(on, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method + " in the packaged jar", e);
        }
    }
}
