package io.carillon.batch;

import io.carillon.contract.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Who a call counts for: once for the tenant, once for the extension that placed it and once for the extension that
 * was called. What strangers dialled without there being such an extension makes no row, or a scan of numbers would
 * fill the table.
 */
final class CallShares {
    private static final int MAX_NUMBER = 15;

    private final BiPredicate<Tenant, String> isExtension;

    CallShares(BiPredicate<Tenant, String> isExtension) {
        this.isExtension = isExtension;
    }

    SharedCall of(CountedCall call) {
        List<Share> shares = new ArrayList<>(3);
        shares.add(share(call, ""));
        switch (call.direction()) {
            case INTERNAL -> {
                addExtension(shares, call, call.caller());
                if (!call.callee().equals(call.caller())) {
                    addExtension(shares, call, call.callee());
                }
            }
            case OUTBOUND -> addExtension(shares, call, call.caller());
            case INBOUND -> addExtension(shares, call, call.callee());
        }
        return new SharedCall(call, shares);
    }

    private void addExtension(List<Share> shares, CountedCall call, String number) {
        boolean fits = !number.isEmpty() && number.length() <= MAX_NUMBER;
        if (fits && isExtension.test(call.tenant(), number)) {
            shares.add(share(call, number));
        }
    }

    private static Share share(CountedCall call, String extension) {
        return new Share(call.tenant().name(), extension, call.direction());
    }
}
