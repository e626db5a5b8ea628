package io.carillon.api.json;

import jakarta.json.Json;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;

/** Answers of the API: any record, as JSON. */
@Provider
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class RecordJsonWriter implements MessageBodyWriter<Record> {
    private static final int TYPICAL_ANSWER = 1024;

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.isRecord();
    }

    @Override
    public void writeTo(
            Record record,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        // Buffered, so that a failure half-way is still a clean 500 and the length is known.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_ANSWER);
        JsonText.write(generators, record, bytes);
        headers.putSingle("Content-Length", bytes.size());
        bytes.writeTo(out);
    }
}
