package io.carillon.sip.invite;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Whatever the stack logs with an exception, from now until it is closed. */
final class Thrown extends Handler implements AutoCloseable {
    private final Logger sip = Logger.getLogger("io.carillon.sip");
    private final List<LogRecord> said = new CopyOnWriteArrayList<>();

    Thrown() {
        sip.addHandler(this);
    }

    List<Throwable> all() {
        return said.stream().map(LogRecord::getThrown).toList();
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getThrown() != null) {
            said.add(record);
        }
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        sip.removeHandler(this);
    }
}
