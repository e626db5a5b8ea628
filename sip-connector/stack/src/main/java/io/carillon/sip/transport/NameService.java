package io.carillon.sip.transport;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Answers questions about names without blocking anybody. */
public interface NameService {
    /** The records; empty when there are none, or nobody could be asked in time. Never fails. */
    CompletionStage<List<NameRecord>> ask(String name, NameRecord.Kind kind);
}
