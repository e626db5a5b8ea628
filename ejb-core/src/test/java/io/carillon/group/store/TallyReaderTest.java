package io.carillon.group.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Calls;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.Ledger;
import io.carillon.cdr.store.CdrStore;
import io.carillon.cdr.store.LedgerRow;
import io.carillon.contract.Tenant;
import io.carillon.group.GroupTally;
import io.carillon.store.Databases.Database;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TallyReaderTest {
    private static final Ledger LEDGER = new Ledger() {
        @Override
        public LedgerRow row(CallRecord record) {
            return new LedgerRow("e-" + record.id(), "cdr.created", "default", "INTERNAL", record.caller(),
                    record.callee(), record.disposition().name(), 1, record.id().value(), "{}");
        }

        @Override
        public void committed(int rows) {}
    };

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whoAnsweredForAGroupIsReadFromTheRecords(Database database) throws Exception {
        CdrStore store = new CdrStore(database.source(), LEDGER);
        store.write(List.of(Calls.answered("c1", Calls.NOON), Calls.answered("c2", Calls.NOON.plusSeconds(60)),
                Calls.answered("c3", Calls.NOON.plusSeconds(70)),
                Calls.call("c4", Calls.NOON.plusSeconds(80), "1001", "1002", Disposition.BUSY),
                Calls.answered("old", Calls.NOON.minusSeconds(60))));
        database.run("update cdr_leg set ring_group = '601' where direction = 'OUTBOUND' and call_id <> 'c3'");
        assertThat(new TallyReader(database.source()).since(Calls.NOON)).containsExactly(new GroupTally.Before(
                Tenant.DEFAULT, "601", "1002", 2, Calls.NOON.plusSeconds(62)));
    }
}
