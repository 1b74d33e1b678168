package io.connect.bench.scenario.yaml;

import io.connect.bench.scenario.key.Choice;
import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.key.Word;
import io.connect.bench.scenario.unit.Bandwidth;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Percent;
import io.connect.bench.scenario.unit.Rate;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Creates types for records: each component is a key, described by its {@link Key}, and its Java type determines the key's type.
 * Immutable.
 */
public final class RecordTypes {

    private static final Map<Class<?>, Type<?>> SCALARS = Map.of(
            String.class, Scalars.TEXT,
            boolean.class, Scalars.FLAG,
            Boolean.class, Scalars.FLAG,
            URI.class, Scalars.ADDRESS,
            Duration.class, Scalars.DURATION,
            DataSize.class, Scalars.SIZE,
            Rate.class, Scalars.RATE,
            Percent.class, Scalars.PERCENT,
            Bandwidth.class, Scalars.BANDWIDTH);

    private final Map<Class<?>, Type<?>> given;

    /** Creates an instance in which only a key's Java type determines its type. */
    public RecordTypes() {
        this(Map.of());
    }

    private RecordTypes(Map<Class<?>, Type<?>> given) {
        this.given = given;
    }

    /** Returns a copy that uses a type for all components of a class. */
    public <T> RecordTypes with(Class<T> component, Type<? extends T> type) {
        Map<Class<?>, Type<?>> more = new HashMap<>(given);
        more.put(component, type);
        return new RecordTypes(Map.copyOf(more));
    }

    /**
     * Creates the type of a record.
     *
     * @param name the name of the schema's definition
     */
    public <T> Type<T> of(String name, Class<T> record) {
        RecordComponent[] components = record.getRecordComponents();
        List<Field<?>> fields = new ArrayList<>();
        List<Function<Values, Object>> arguments = new ArrayList<>();
        for (RecordComponent component : components) {
            Key key = component.getAnnotation(Key.class);
            Field<?> field = field(component, key);
            fields.add(field);
            arguments.add(argument(component, field, key));
        }
        Constructor<T> constructor = constructor(record, components);
        return new ObjectType<>(
                name,
                values -> create(
                        constructor,
                        arguments.stream()
                                .map(argument -> argument.apply(values))
                                .toArray()),
                fields);
    }

    /**
     * Creates the type of a closed choice.
     *
     * @param what the allowed choices, in words
     * @param words further kinds that are written as a word, in addition to the {@code kinds} without components
     * @param suffix the suffix of the names of the schema's definitions
     */
    public <T extends Choice> Type<T> choice(
            String what, Collection<? extends T> words, List<Class<? extends T>> kinds, String suffix) {
        Map<String, T> simple = new LinkedHashMap<>();
        words.forEach(word -> simple.put(word.word(), word));
        Map<String, Type<? extends T>> spelled = new LinkedHashMap<>();
        for (Class<? extends T> kind : kinds) {
            String name = Choice.kindOf(kind);
            if (kind.getRecordComponents().length == 0) {
                simple.put(name, create(constructor(kind, kind.getRecordComponents())));
            } else {
                spelled.put(name, of(name + suffix, kind));
            }
        }
        return new TaggedType<>(what, simple, spelled);
    }

    private Field<?> field(RecordComponent component, Key key) {
        String name = key.name().isEmpty() ? component.getName() : key.name();
        boolean required = key.otherwise().isEmpty() && component.getType() != Optional.class;
        return new Field<>(name, typeOf(component.getGenericType(), key), required, key.value());
    }

    private static Function<Values, Object> argument(RecordComponent component, Field<?> field, Key key) {
        if (component.getType() == Optional.class) {
            return values -> values.find(field);
        }
        if (key.otherwise().isEmpty()) {
            return values -> values.get(field);
        }
        Object otherwise = parse(field.type(), key.otherwise());
        return values -> values.find(field).map(Object.class::cast).orElse(otherwise);
    }

    private static <T> T parse(Type<T> type, String text) {
        Problems problems = new Problems("the value '" + text + "' of a key that is left out");
        Optional<T> value = YamlComposer.compose(text, problems).flatMap(node -> type.read(new Place(node, problems)));
        problems.throwIfAny();
        return value.orElseThrow();
    }

    private Type<?> typeOf(java.lang.reflect.Type declared, Key key) {
        if (declared instanceof ParameterizedType generic) {
            java.lang.reflect.Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return arguments[1] == String.class ? MapType.PROPERTIES : MapType.named(typeOf(arguments[1], key));
            }
            Type<?> element = typeOf(arguments[0], key);
            return generic.getRawType() == List.class ? new ListType<>(element) : element;
        }
        Class<?> type = (Class<?>) declared;
        if (given.containsKey(type)) {
            return given.get(type);
        }
        if (type == int.class || type == Integer.class) {
            return Scalars.whole(Integer.parseInt(key.least()), Integer.parseInt(key.most()));
        }
        if (type == double.class || type == Double.class) {
            return Scalars.above(Double.parseDouble(key.least()));
        }
        if (type == String.class && (key.word() || key.oneOf().length > 0)) {
            return key.word() ? Scalars.WORD : Scalars.oneOf(key.oneOf());
        }
        if (SCALARS.containsKey(type)) {
            Type<?> scalar = SCALARS.get(type);
            return key.least().isEmpty() ? scalar : bounded(scalar, key);
        }
        if (type.isEnum()) {
            return Scalars.choice(
                    Arrays.stream(type.getEnumConstants()).map(Word.class::cast).toList());
        }
        return of(Choice.kindOf(type), type);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // quantities are comparable, and only they are given bounds
    private static Type<?> bounded(Type scalar, Key key) {
        return Scalars.between(scalar, key.least(), key.most());
    }

    private static <T> Constructor<T> constructor(Class<T> record, RecordComponent... components) {
        try {
            Constructor<T> constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(record + " is no record", e);
        }
    }

    private static <T> T create(Constructor<T> constructor, Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), e);
        }
    }
}
