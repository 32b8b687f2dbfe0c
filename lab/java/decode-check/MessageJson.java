import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.types.RawTaggedField;

/**
 * A message in the words of Kafka's own JsonConverter, and beside that two things which the converter leaves out:
 * records, of which it prints only the size, and tags that the schema does not know. They are added by walking the
 * message and its JSON side by side.
 */
final class MessageJson {
    private MessageJson() {
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode of(Message message, short version) throws Exception {
        Class<?> converter = Class.forName(message.getClass().getName() + "JsonConverter");
        Method write = converter.getMethod("write", message.getClass(), short.class, boolean.class);
        JsonNode json = (JsonNode) write.invoke(null, message, version, false);
        addLeftOut(message, json);
        return json;
    }

    private static void addLeftOut(Message message, JsonNode json) throws Exception {
        if (!(json instanceof ObjectNode node)) return;
        for (Field field : message.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) continue;
            field.setAccessible(true);
            Object value = field.get(message);
            String name = field.getName();
            if (name.equals("_unknownTaggedFields")) {
                addUnknownTags((List<?>) value, node);
            } else if (node.has(name + "SizeInBytes")) {
                node.remove(name + "SizeInBytes");
                node.set(name, RecordsJson.of(value));
            } else if (node.has(name)) {
                descend(value, node.get(name));
            }
        }
    }

    private static void descend(Object value, JsonNode json) throws Exception {
        if (value instanceof Message inner) {
            addLeftOut(inner, json);
        } else if (value instanceof Iterable<?> items && json instanceof ArrayNode array) {
            Iterator<JsonNode> nodes = array.elements();
            for (Object item : items) descend(item, nodes.next());
        }
    }

    private static void addUnknownTags(List<?> tags, ObjectNode node) {
        if (tags == null || tags.isEmpty()) return;
        ArrayNode array = node.putArray("_unknownTaggedFields");
        for (Object tag : tags) {
            RawTaggedField raw = (RawTaggedField) tag;
            array.addObject().put("tag", raw.tag()).put("data", raw.data());
        }
    }
}
