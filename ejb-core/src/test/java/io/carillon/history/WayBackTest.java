package io.carillon.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Tenant;
import io.carillon.directory.Change;
import io.carillon.history.WayBack.Since;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WayBackTest {
    private static JsonObject json(String text) {
        return text == null ? null : Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    private static WayBack way(String was, String becomes, String now) {
        return WayBack.of(new Change(1, Tenant.DEFAULT, "thing", "one", "root", Instant.EPOCH, json(was), json(becomes)), json(now));
    }

    @Test
    void onlyWhatTheChangeChangedGoesBack() {
        WayBack way = way("{'a':1,'b':{'c':1,'d':2}}", "{'a':1,'b':{'c':9,'d':2},'e':5}", "{'a':7,'b':{'c':9,'d':8},'e':5}");
        assertThat(way.since()).isEqualTo(Since.SAME);
        assertThat(way.fields()).extracting(ChangedField::name).containsExactly("b.c", "e");
        assertThat(way.next()).isEqualTo(json("{'a':7,'b':{'c':1,'d':8}}"));
    }

    @Test
    void whatWasChangedAgainIsNamed() {
        WayBack way = way("{'a':1,'b':1}", "{'a':2,'b':2}", "{'a':3,'b':2}");
        assertThat(way.since()).isEqualTo(Since.CHANGED);
        assertThat(way.changedSince()).isEqualTo("a");
        assertThat(way.next()).isEqualTo(json("{'a':1,'b':1}"));
    }

    @Test
    void whatIsBackAlreadyIsNotDoneAgain() {
        assertThat(way("{'a':1}", "{'a':2}", "{'a':1,'z':3}").since()).isEqualTo(Since.BACK);
        assertThat(way("{'a':1,'b':1}", "{'a':2,'b':2}", "{'a':1,'b':2}").since()).as("half of it").isEqualTo(Since.SAME);
        assertThat(way(null, "{'a':2}", null).since()).isEqualTo(Since.BACK);
        assertThat(way("{'a':1}", null, "{'a':1}").since()).isEqualTo(Since.BACK);
    }

    @Test
    void whatWasNewGoesAndWhatWasDeletedComesBack() {
        assertThat(way(null, "{'a':2}", "{'a':2}").since()).isEqualTo(Since.SAME);
        assertThat(way(null, "{'a':2}", "{'a':2}").next()).isNull();
        assertThat(way(null, "{'a':2}", "{'a':3}").since()).isEqualTo(Since.CHANGED);
        assertThat(way("{'a':1}", null, null).since()).isEqualTo(Since.SAME);
        assertThat(way("{'a':1}", null, null).next()).isEqualTo(json("{'a':1}"));
        assertThat(way("{'a':1}", null, "{'a':2}").since()).as("made anew since").isEqualTo(Since.CHANGED);
        assertThat(way("{'a':1}", "{'a':2}", null).since()).isEqualTo(Since.GONE);
    }

    @Test
    void whatIsOfAnotherKindIsPutBackWhole() {
        WayBack way = way("{'to':{'kind':'Queue','number':'1'}}", "{'to':{'kind':'Menu','number':'2'}}",
                "{'to':{'kind':'Menu','number':'2'}}");
        assertThat(way.fields()).extracting(ChangedField::name).containsExactly("to");
        assertThat(way.next()).isEqualTo(json("{'to':{'kind':'Queue','number':'1'}}"));
        assertThat(way("{'p':{'box':'x'}}", "{'p':{'box':'y'}}", "{'p':{'box':'y'}}").fields())
                .extracting(ChangedField::name).containsExactly("p");
    }
}
