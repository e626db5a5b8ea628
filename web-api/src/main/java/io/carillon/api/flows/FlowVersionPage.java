package io.carillon.api.flows;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Versions, latest first. @param next send as {@code after} for the next page; absent on the last one */
@Schema(name = "FlowVersionPage")
public record FlowVersionPage(List<FlowVersionView> items, String next) {}
