package io.carillon.api.http;

import io.carillon.api.problem.Problems;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list is asked for, and of what in it. */
public class FindQuery extends PageQuery {
    private static final int LONGEST = 80;

    @QueryParam("find")
    @Parameter(description = "Only those that have this in their number, their name or what people call them")
    String find;

    /** What is looked for, null for all. */
    public String find() {
        if (find != null && find.length() > LONGEST) {
            throw Problems.invalidField("find", "must have at most " + LONGEST + " characters");
        }
        return find == null || find.isBlank() ? null : find.strip();
    }
}
