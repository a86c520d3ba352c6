package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import io.repartee.site.PhaseSettings.Words;
import io.repartee.site.Phases;
import java.util.List;
import java.util.function.Function;

/** Words of one of the site's lists, also disguised: by look-alike letters, by spaces and signs, by what cannot be seen. */
final class WordsPhase implements Phase {
    private final String name;
    private final Function<Phases, Words> settings;
    private final WordLists lists;

    private WordsPhase(String name, Function<Phases, Words> settings, WordLists lists) {
        this.name = name;
        this.settings = settings;
        this.lists = lists;
    }

    static WordsPhase banned(WordLists lists) {
        return new WordsPhase("bannedWords", Phases::bannedWords, lists);
    }

    static WordsPhase suspect(WordLists lists) {
        return new WordsPhase("suspectWords", Phases::suspectWords, lists);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Finding> examine(Examined text) {
        Words words = settings.apply(text.settings());
        if (!words.then().looks() || words.words().isEmpty()) {
            return List.of();
        }
        WordMatcher matcher = lists.of(words);
        return matcher.find(text.folded(matcher.folding())).stream()
                .map(hit -> finding(text, words, hit))
                .toList();
    }

    private Finding finding(Examined text, Words words, WordMatcher.Hit hit) {
        String typed = text.source().substring(hit.from(), hit.to());
        String saw = typed.equalsIgnoreCase(hit.word()) ? hit.word() : hit.word() + ": " + typed;
        return Examined.found(name, words.then(), saw, hit.from(), hit.to());
    }
}
