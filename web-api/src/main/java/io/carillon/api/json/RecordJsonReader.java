package io.carillon.api.json;

import io.carillon.api.problem.FieldError;
import io.carillon.api.problem.Problems;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonStructure;
import jakarta.json.stream.JsonParsingException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Bodies of requests: a JSON object (RFC 8259) becomes a record, and its constraints are checked before a resource sees it.
 * Whatever is wrong is answered 400, malformed text with line and column, wrong fields all at once and by name.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class RecordJsonReader implements MessageBodyReader<Record> {
    private final JsonReaderFactory readers =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final Validator validator;

    /** For the container's proxy. */
    RecordJsonReader() {
        this(null);
    }

    /** With the server's validator. */
    @Inject
    public RecordJsonReader(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(type, body.readAllBytes());
    }

    <T extends Record> T read(Class<T> type, byte[] body) {
        JsonObject json = parse(text(body));
        List<FieldError> errors = new ArrayList<>();
        T record = type.cast(new RecordFields(type, json, errors).toRecord());
        for (ConstraintViolation<T> violation : validator.validate(record)) {
            FieldError error = new FieldError(violation.getPropertyPath().toString(), violation.getMessage());
            if (errors.stream().noneMatch(known -> known.field().equals(error.field()))) {
                errors.add(error);
            }
        }
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparing(FieldError::field));
            throw Problems.invalidFields(errors);
        }
        return record;
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw Problems.malformed("the body is not UTF-8");
        }
    }

    private JsonObject parse(String text) {
        if (text.isBlank()) {
            throw Problems.malformed("the body is empty, a JSON object is needed");
        }
        try (JsonReader reader = readers.createReader(new StringReader(text))) {
            JsonStructure json = reader.read();
            if (json instanceof JsonArray) {
                throw Problems.malformed("the body is a JSON array, a JSON object is needed");
            }
            return json.asJsonObject();
        } catch (JsonParsingException e) {
            throw Problems.malformed("the body is not valid JSON: error at line " + e.getLocation().getLineNumber()
                    + ", column " + e.getLocation().getColumnNumber());
        } catch (JsonException | IllegalStateException | StackOverflowError e) {
            // Duplicate names and nesting limits carry no position.
            throw Problems.malformed("the body is not valid JSON: it repeats a name or nests too deep");
        }
    }
}
