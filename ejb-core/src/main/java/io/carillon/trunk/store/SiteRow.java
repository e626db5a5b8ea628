package io.carillon.trunk.store;

import io.carillon.trunk.SiteSettings;
import io.carillon.trunk.SiteSettings.Address;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A place where telephones are. */
@Entity
@Table(name = "site")
class SiteRow extends NamedRow<SiteSettings> {
    private String country;
    private String region;
    private String city;

    @Column(name = "postal_code")
    private String postalCode;

    private String street;

    @Column(name = "house_number")
    private String houseNumber;

    private String building;
    private String floor;
    private String room;
    private String callback;
    private String subnets;

    @Override
    void take(SiteSettings settings) {
        Address at = settings.address();
        country = at.country();
        region = at.region();
        city = at.city();
        postalCode = at.postalCode();
        street = at.street();
        houseNumber = at.houseNumber();
        building = at.building();
        floor = at.floor();
        room = at.room();
        callback = settings.callback();
        subnets = joined(settings.subnets());
    }

    @Override
    SiteSettings settings() {
        return new SiteSettings(
                new Address(country, region, city, postalCode, street, houseNumber, building, floor, room), callback,
                split(subnets));
    }
}
