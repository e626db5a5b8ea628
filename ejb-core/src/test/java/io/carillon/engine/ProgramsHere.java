package io.carillon.engine;

import io.carillon.menu.MenuPrograms;
import io.carillon.menu.MenuQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Programs that a test answers for. */
final class ProgramsHere implements MenuPrograms {
    final List<MenuQuestion> asked = new ArrayList<>();
    String trouble = "";

    @Override
    public Optional<String> ask(MenuQuestion question) {
        if (!trouble.isEmpty()) {
            return Optional.of(trouble);
        }
        asked.add(question);
        return Optional.empty();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }

    MenuQuestion last() {
        return asked.get(asked.size() - 1);
    }
}
