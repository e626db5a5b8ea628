package io.carillon.api.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The components of a record class and how to reach them, worked out once per class: the request path pays no
 * reflection.
 */
final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final List<Component> components;
    private final MethodHandle constructor;

    private RecordShape(Class<?> type) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            RecordComponent[] declared = type.getRecordComponents();
            Component[] found = new Component[declared.length];
            for (int i = 0; i < declared.length; i++) {
                found[i] = component(declared[i], lookup);
            }
            components = List.of(found);
            Class<?>[] types = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, declared.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException(type + " cannot be read or written as JSON", e);
        }
    }

    private static Component component(RecordComponent declared, MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        MethodHandle read = lookup.unreflect(declared.getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
        return new Component(declared.getName(), declared.getType(), element(declared.getGenericType()), read,
                declared.isAnnotationPresent(Lines.class));
    }

    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> argument) {
            return argument;
        }
        return Object.class;
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<Component> components() {
        return components;
    }

    String names() {
        return components.stream().map(Component::name).collect(Collectors.joining(", "));
    }

    Object create(Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * One component.
     *
     * @param name its JSON name
     * @param type its class
     * @param element class of the elements when it is a collection
     * @param reader reads it from a record
     * @param hasLines whether it is a text of several lines
     */
    record Component(String name, Class<?> type, Class<?> element, MethodHandle reader, boolean hasLines) {
        Object of(Object record) {
            try {
                return reader.invokeExact(record);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
