package io.carillon.api.hours;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.directory.store.Check;
import io.carillon.hours.HolidayCalendar;
import io.carillon.hours.OpeningHours.Holiday;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.TimeCondition;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Holidays of a time condition out of a calendar file. */
@Path("/time-conditions/{number}/holidays")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "time-conditions")
public class HolidaysResource {
    @Inject
    OutsideDesk desk;

    /** Those of the file that it does not have are added. */
    @POST
    @Consumes("text/calendar")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Add the holidays of an iCalendar file",
            description = "Events that last whole days are holidays, also every year. A file with a holiday that cannot be"
                    + " kept is refused as a whole, and the line is named.")
    @APIResponse(responseCode = "200", description = "Added")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    public HolidayImport add(
            @PathParam("number") String number, String calendar, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Stored<TimeCondition> now = desk.find(TimeCondition.class, caller.tenant(), number)
                .orElseThrow(() -> Problems.notFound("there is no such time condition"));
        HolidayCalendar file = read(calendar);
        OpeningHours hours = now.settings().hours();
        List<Holiday> all = new ArrayList<>(hours.holidays());
        file.holidays().stream().filter(holiday -> !all.contains(holiday)).distinct().forEach(all::add);
        int added = all.size() - hours.holidays().size();
        if (added > 0) {
            desk.update(caller.tenant(), number,
                    now.settings().with(new OpeningHours(hours.zone(), hours.spans(), all)),
                    new Check(now.version(), caller.username()));
        }
        return new HolidayImport(added, file.holidays().size() - added, file.passedOver());
    }

    private static HolidayCalendar read(String calendar) {
        try {
            return HolidayCalendar.read(calendar == null ? "" : calendar);
        } catch (HolidayCalendar.BadLine bad) {
            throw Problems.invalidField("calendar", bad.getMessage());
        }
    }
}
