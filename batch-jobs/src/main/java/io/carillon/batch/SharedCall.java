package io.carillon.batch;

import java.util.List;

/**
 * A call and the rows it adds to.
 *
 * @param call the call
 * @param shares one for the tenant and one for each extension that took part
 */
public record SharedCall(CountedCall call, List<Share> shares) {}
