package io.carillon.batch;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.List;

/** Reads what calls add up to. */
@Stateless
public class RollUps {
    @EJB
    private RollUpStore store;

    /** Roll-ups in order of start, extension, direction. */
    public List<RollUp> list(RollUpQuery query) {
        return store.list(query);
    }
}
