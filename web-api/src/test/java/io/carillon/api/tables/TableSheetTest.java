package io.carillon.api.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.api.hours.TimeConditionBody;
import io.carillon.api.hours.TimeConditionView;
import io.carillon.api.menus.MenuBody;
import io.carillon.api.menus.MenuView;
import io.carillon.api.trunks.TrunkBody;
import io.carillon.api.trunks.TrunkView;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes out as a table comes back the same, whatever stands in it. */
class TableSheetTest {
    private static final TableShape MENUS = TableShape.of(List.of("number"), MenuBody.class, MenuView.class);
    private static final TableShape HOURS =
            TableShape.of(List.of("number"), TimeConditionBody.class, TimeConditionView.class);

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    private static JsonObject backFromNothing(TableShape shape, JsonObject thing) {
        List<TableSheet.Row> rows = TableSheet.read(shape, List.of("number"), TableSheet.write(shape, List.of(thing)));
        assertThat(rows).hasSize(1);
        Map<String, String> wrong = new LinkedHashMap<>();
        JsonObject read = shape.thing(JsonValue.EMPTY_JSON_OBJECT, rows.get(0).cells(), wrong);
        assertThat(wrong).isEmpty();
        return read;
    }

    @Test
    void aMenuComesBackWithItsKeysItsGreetingAndWhatIsWithinAField() {
        JsonObject menu = json("{'number':'5000','enabled':false,'title':'=Sales; a/b, \\\\ \\n-','greeting':[{'file':'welcome'},"
                + "{'text':'For sales; press +1/2'},{'silenceMillis':500}],'keys':[{'key':'1','action':'DIAL','target':'+4930'},"
                + "{'key':'#','action':'HANG_UP'}],'dialByExtension':true,'keySeconds':6,'onTimeout':{'action':'REPEAT'}}");
        assertThat(backFromNothing(MENUS, menu)).isEqualTo(menu);
        assertThat(TableSheet.write(MENUS, List.of(menu))).contains("onTimeout.action", "\"'=Sales;")
                .contains("1/DIAL/+4930;#/HANG_UP");
    }

    @Test
    void hoursComeBackWithTheirDaysAndAnEmptyListIsNotNothing() {
        JsonObject office = json("{'number':'700','name':'-','zone':'UTC','hours':[{'days':['MONDAY','TUESDAY'],'from':'09:00',"
                + "'to':'17:00'},{'days':['FRIDAY'],'from':'09:00','to':'12:00'}],'holidays':[],'switchers':['-']}");
        assertThat(backFromNothing(HOURS, office)).isEqualTo(office);
        assertThat(TableSheet.write(HOURS, List.of(office))).contains("MONDAY+TUESDAY/09:00/17:00;FRIDAY/09:00/12:00,-,");
    }

    @Test
    void aCellThatIsAsItWasChangesNothingAndAColumnThatIsNotThereNeither() {
        JsonObject menu = json("{'number':'5000','title':'','greeting':[],'keySeconds':6}");
        Map<String, String> cells = new LinkedHashMap<>();
        MENUS.columns().forEach(column -> cells.put(column.name(), MENUS.cell(column, menu)));
        assertThat(MENUS.thing(menu, cells, new LinkedHashMap<>())).isEqualTo(menu);
        assertThat(MENUS.thing(menu, Map.of("number", "5000", "keySeconds", "7"), new LinkedHashMap<>()))
                .isEqualTo(json("{'number':'5000','title':'','greeting':[],'keySeconds':7}"));
    }

    @Test
    void aLineIsCountedAsAnEditorCountsIt() {
        List<TableSheet.Row> rows = TableSheet.read(MENUS, List.of("number"),
                "\ufeffnumber,title\n1,\"two\nlines\"\n\n2,x\n3");
        assertThat(rows).extracting(TableSheet.Row::line).containsExactly(2L, 5L, 6L);
        assertThat(rows).extracting(TableSheet.Row::uneven).containsExactly(false, false, true);
    }

    @Test
    void whatIsNoSuchTableIsSaidAndSecretsAreTakenAndNotShown() {
        List<String> keys = List.of("number");
        assertThatThrownBy(() -> TableSheet.read(MENUS, keys, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TableSheet.read(MENUS, keys, "title\nx\n")).hasMessageContaining("number");
        assertThatThrownBy(() -> TableSheet.read(MENUS, keys, "number,colour\n1,x\n")).hasMessageContaining("title");
        String huge = "number\n" + IntStream.rangeClosed(0, TableSheet.MOST_ROWS)
                .mapToObj(Integer::toString).collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> TableSheet.read(MENUS, keys, huge)).hasMessageContaining("lines");
        TableShape trunks = TableShape.of(List.of("name"), TrunkBody.class, TrunkView.class);
        List<String> secret = new ArrayList<>();
        trunks.columns().stream().filter(TableShape.Column::secret).forEach(column -> secret.add(column.name()));
        assertThat(secret).containsExactly("secret", "inboundSecret");
        assertThat(TableSheet.write(trunks, List.of())).doesNotContain("ecret");
    }

    @Test
    void aFaultOfAFieldIsAFaultOfItsColumn() {
        assertThat(HOURS.columnOf("hours[0].from")).isEqualTo("hours");
        assertThat(HOURS.columnOf("yearly")).isEqualTo("holidays");
        assertThat(MENUS.columnOf("onTimeout")).isEqualTo("onTimeout.action");
        assertThat(MENUS.columnOf("")).isEqualTo("number");
    }
}
