package io.carillon.api.company;

import io.carillon.company.CompanySettings;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a tenant takes from the company's directory.
 *
 * @param signIn whether people of the directory may log in
 * @param sync whether extensions follow the directory every hour
 * @param base distinguished name below which people are
 * @param filter which entries are people with a telephone
 * @param idAttribute an attribute that stays when somebody is renamed
 * @param numberAttribute digits of the extension
 * @param nameAttribute shown on telephones
 * @param mailAttribute may be empty
 * @param departmentAttribute may be empty
 * @param mostRemovals percent of the extensions that one run may disable
 */
@Schema(name = "CompanyDirectory")
public record CompanyBody(
        @NotNull @Schema(examples = "true") Boolean signIn,
        @NotNull @Schema(examples = "false") Boolean sync,
        @Schema(examples = "ou=people,dc=example,dc=com", description = "Needed for extensions to follow") String base,
        @Schema(examples = "(&(objectClass=person)(telephoneNumber=*))", description = "RFC 4515") String filter,
        @Schema(examples = "entryUUID", description = "Active Directory: objectGUID") String idAttribute,
        @Schema(examples = "telephoneNumber", description = "2 to 15 digits; blanks, dashes, dots and brackets do not count")
                String numberAttribute,
        @Schema(examples = "cn") String nameAttribute,
        @Schema(examples = "mail", description = "Empty for none") String mailAttribute,
        @Schema(examples = "departmentNumber", description = "Empty for none") String departmentAttribute,
        @Schema(examples = "10", description = "0 to 100; a run that would disable more changes nothing")
                Integer mostRemovals) {

    CompanySettings settings() {
        CompanySettings.Attributes usual = CompanySettings.Attributes.USUAL;
        return new CompanySettings(
                signIn, sync, or(base, CompanySettings.DEFAULT.base()), or(filter, CompanySettings.DEFAULT.filter()),
                new CompanySettings.Attributes(or(idAttribute, usual.id()), or(numberAttribute, usual.number()),
                        or(nameAttribute, usual.name()), or(mailAttribute, usual.mail()),
                        or(departmentAttribute, usual.department())),
                mostRemovals == null ? CompanySettings.DEFAULT.mostRemovals() : mostRemovals);
    }

    private static String or(String value, String otherwise) {
        return value == null ? otherwise : value.strip();
    }

    static CompanyBody of(CompanySettings settings) {
        CompanySettings.Attributes names = settings.attributes();
        return new CompanyBody(settings.signIn(), settings.sync(), settings.base(), settings.filter(), names.id(),
                names.number(), names.name(), names.mail(), names.department(), settings.mostRemovals());
    }
}
