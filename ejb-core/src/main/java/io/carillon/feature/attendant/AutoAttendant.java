package io.carillon.feature.attendant;

import io.carillon.call.HostInput;
import io.carillon.call.HostReply;
import io.carillon.contract.Cause;
import io.carillon.dialplan.FeatureCode;
import io.carillon.feature.HostView;
import io.carillon.feature.HostingFeature;
import io.carillon.menu.Menu;
import io.carillon.menu.MenuPrograms;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Asks callers where they want to go, by the menus of the dialplan. */
@Dependent
public class AutoAttendant implements HostingFeature {
    private final MenuPrograms programs;

    /** @param programs that are asked when a menu says so */
    @Inject
    public AutoAttendant(MenuPrograms programs) {
        this.programs = programs;
    }

    @Override
    public String id() {
        return Menu.FEATURE;
    }

    @Override
    public List<FeatureCode> codes() {
        return List.of();
    }

    @Override
    public HostReply hear(HostView view, HostInput input) {
        Progress at = view.question().noted().isEmpty()
                ? Progress.in(view.question().argument())
                : Progress.of(view.question().noted());
        Optional<Menu> menu = view.inside().hosted(at.menu(), Menu.class);
        if (menu.isEmpty()) {
            return input instanceof HostInput.Said
                    ? new HostReply.Leave(Cause.NORMAL_CLEARING) : Visit.bye(view.language(), at);
        }
        return new Visit(view, programs, menu.get(), at).hear(input);
    }
}
