import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.Uuid;

/**
 * Random messages of one version, as the JSON that Kafka's converters read: every field shape that the schema
 * allows, with the values that decoders get wrong (null, empty, both ends of each integer, integers beyond 2^53,
 * a leading byte order mark, U+0000, NaN).
 */
final class RandomMessage {
    private static final String[] TEXTS = {
        "", "orders", "\ufefforders", "a\u0000b", "__proto__", "constructor", "\u2028\u2029", "\u00e9\u4e2d\u6587\ud83d\ude00",
        "a topic name that is longer than what a decoder may treat as short, with \u00fcml\u00e4uts",
    };
    private static final double[] FLOATS = {
        0.0, -0.0, 1.5, -2.25e-300, 1e21, Double.MAX_VALUE, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
    };
    private final Random random;
    private final short version;
    private final Map<String, JsonNode> structs = new HashMap<>();

    RandomMessage(Random random, JsonNode schema, short version) {
        this.random = random;
        this.version = version;
        schema.path("commonStructs").forEach(struct -> structs.put(struct.get("name").asText(), struct.path("fields")));
    }

    ObjectNode struct(JsonNode fields) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (JsonNode field : fields) {
            if (!has(field, "versions")) continue;
            boolean tagged = has(field, "taggedVersions");
            if (tagged && random.nextInt(5) < 2) continue;
            node.set(camelCase(field.get("name").asText()), value(field));
        }
        return node;
    }

    /** The random values of records, which Kafka's converter leaves out of what it writes. */
    void copyRecords(JsonNode fields, JsonNode from, JsonNode to) {
        for (JsonNode field : fields) {
            String name = camelCase(field.get("name").asText());
            if (!from.has(name) || from.get(name).isNull()) continue;
            if (field.get("type").asText().equals("records")) {
                ((ObjectNode) to).set(name, from.get(name));
            } else if (from.get(name).isArray()) {
                for (int i = 0; i < from.get(name).size(); i++) {
                    if (from.get(name).get(i).isObject()) copyRecords(members(field), from.get(name).get(i), to.get(name).get(i));
                }
            } else if (from.get(name).isObject() && to.has(name)) {
                copyRecords(members(field), from.get(name), to.get(name));
            }
        }
    }

    private JsonNode value(JsonNode field) {
        if (has(field, "nullableVersions") && random.nextInt(4) == 0) return JsonNodeFactory.instance.nullNode();
        String type = field.get("type").asText();
        if (!type.startsWith("[]")) return scalar(type, field);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) array.add(scalar(type.substring(2), field));
        return array;
    }

    private JsonNode scalar(String type, JsonNode field) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        switch (type) {
            case "bool": return json.booleanNode(random.nextBoolean());
            case "int8": return json.numberNode((byte) integer(8));
            case "int16": return json.numberNode((short) integer(16));
            case "uint16": return json.numberNode((int) integer(16) & 0xffff);
            case "int32": return json.numberNode((int) integer(32));
            case "uint32": return json.numberNode(integer(32) & 0xffffffffL);
            case "int64": return json.numberNode(integer(64));
            case "float64": return json.numberNode(random.nextInt(4) == 0 ? random.nextGaussian() : FLOATS[random.nextInt(FLOATS.length)]);
            case "uuid": return json.textNode(new Uuid(random.nextLong(), random.nextLong()).toString());
            case "string": return json.textNode(text());
            case "bytes": return json.binaryNode(bytes(random.nextInt(4) == 0 ? 0 : random.nextInt(40)));
            case "records": return json.binaryNode(RandomRecords.bytes(random));
            default: return struct(members(field));
        }
    }

    private JsonNode members(JsonNode field) {
        if (field.has("fields")) return field.get("fields");
        return structs.get(field.get("type").asText().replace("[]", ""));
    }

    /** Ends, zero, the default of many fields, and anything between; 64 bits often beyond 2^53. */
    private long integer(int bits) {
        switch (random.nextInt(7)) {
            case 0: return 0;
            case 1: return -1;
            case 2: return (1L << (bits - 1)) - 1;
            case 3: return -1L << (bits - 1);
            case 4: return random.nextInt(100);
            case 5: return bits == 64 ? (1L << 53) + random.nextInt(1000) : random.nextInt(100);
            default: return random.nextLong();
        }
    }

    private String text() {
        if (random.nextInt(3) > 0) return TEXTS[random.nextInt(TEXTS.length)];
        return "x".repeat(random.nextInt(200)) + random.nextInt();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private boolean has(JsonNode field, String key) {
        return includes(field.path(key).asText("none"), version);
    }

    /** Whether a range such as "3+", "1-4" or "none" includes the version. */
    static boolean includes(String range, int version) {
        if (range.equals("none")) return false;
        if (range.endsWith("+")) return version >= Integer.parseInt(range.substring(0, range.length() - 1));
        String[] ends = range.split("-");
        return version >= Integer.parseInt(ends[0]) && version <= Integer.parseInt(ends[ends.length - 1]);
    }

    static String camelCase(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
