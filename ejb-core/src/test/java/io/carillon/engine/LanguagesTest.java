package io.carillon.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.SoundCommand.PlayPrompt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has a mailbox is spoken to in its language, everybody else in that of the house. */
class LanguagesTest extends Scenario {
    private String languageOf(LegId listener) {
        List<PlayPrompt> said = house.phones.commands(PlayPrompt.class).stream()
                .filter(play -> play.leg().equals(listener)).toList();
        return said.get(said.size() - 1).prompt().language();
    }

    private String languageAfter(String from, String code) {
        CallId call = house.call(from, code);
        LegId caller = house.phones.caller(call);
        String language = languageOf(caller);
        house.phones.hangsUp(caller);
        return language;
    }

    private void speaksGerman(String extension) {
        house.put(house.mailboxes, extension, VoicemailDepositTest.mailbox(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*411", "*111002", "*560830", "*56*", "*70", "*43"})
    void codesSpeakTheLanguageOfTheirCaller(String code) {
        speaksGerman("1001");
        assertThat(languageAfter("1001", code)).isEqualTo("de");
        assertThat(languageAfter("1003", code)).isEqualTo("en");
    }

    @Test
    void whoParksSomebodyHearsThePlaceInTheOwnLanguage() {
        speaksGerman("1002");
        CallId call = house.talking("1001", "1002");
        house.phones.refers(house.legTo("1002"), "*70");
        assertThat(languageOf(house.legTo("1002"))).isEqualTo("de");
        house.phones.promptEnds(house.legTo("1002"), "place");
        house.phones.hangsUp(house.phones.caller(call));
    }
}
