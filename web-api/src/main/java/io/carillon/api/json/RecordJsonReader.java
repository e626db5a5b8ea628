package io.carillon.api.json;

import io.carillon.api.problem.FieldError;
import io.carillon.api.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bodies of requests: a JSON object (RFC 8259) becomes a record, and its constraints are checked before a resource
 * sees it. Whatever is wrong is answered 400, malformed text with line and column, wrong fields all at once and by
 * name.
 */
@Provider
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
public class RecordJsonReader implements MessageBodyReader<Record> {
    private final JsonParserFactory parsers = Json.createParserFactory(Map.of());

    @Inject
    Validator validator;

    /** One outside of a server. */
    public static RecordJsonReader of(Validator validator) {
        RecordJsonReader reader = new RecordJsonReader();
        reader.validator = validator;
        return reader;
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

    /**
     * Reads a body.
     *
     * @throws WebApplicationException 400, telling all that is wrong with it
     */
    public <T extends Record> T read(Class<T> type, byte[] body) {
        Map<String, JsonValue> json = parse(text(body));
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

    private Map<String, JsonValue> parse(String text) {
        if (text.isBlank()) {
            throw Problems.malformed("the body is empty, a JSON object is needed");
        }
        try (JsonParser parser = parsers.createParser(new StringReader(text))) {
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw Problems.malformed("the body is not a JSON object");
            }
            Map<String, JsonValue> fields = new LinkedHashMap<>();
            parser.getObjectStream().forEach(field -> {
                // The last one would win silently, and not every program between us and the sender agrees which.
                if (fields.put(field.getKey(), field.getValue()) != null) {
                    throw Problems.malformed("the body names a field twice");
                }
            });
            if (parser.hasNext()) {
                throw Problems.malformed("the body goes on behind its JSON object");
            }
            return fields;
        } catch (JsonParsingException e) {
            throw Problems.malformed("the body is not valid JSON: error at line " + e.getLocation().getLineNumber()
                    + ", column " + e.getLocation().getColumnNumber());
        } catch (WebApplicationException e) {
            throw e;
        } catch (RuntimeException e) {
            // The parser's own limits on depth and numbers carry no position.
            throw Problems.malformed("the body is not valid JSON or nests too deep");
        }
    }
}
