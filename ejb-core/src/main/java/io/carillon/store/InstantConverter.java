package io.carillon.store;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * {@link Instant} is not a type that JPA 3.1 knows. The column type is open because drivers disagree on what a
 * timestamp with time zone is when nobody asks for a class: PostgreSQL says {@link Timestamp}, H2 says {@link
 * OffsetDateTime}.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Object> {
    @Override
    public Object convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : Timestamp.from(Columns.micros(instant));
    }

    @Override
    public Instant convertToEntityAttribute(Object column) {
        if (column instanceof OffsetDateTime zoned) {
            return zoned.toInstant();
        }
        return column == null ? null : ((Timestamp) column).toInstant();
    }
}
