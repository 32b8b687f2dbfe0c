import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.message.ApiMessageType;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.protocol.types.RawTaggedField;

/**
 * Golden vectors: for every API, version and kind, and for every schema that is no API, random messages as the bytes
 * that Kafka's own classes write and the JSON that its own converters print. One JSON object a line, gzipped:
 * {kind, apiKey, api, version, hex, header, body}; hex is header and body without the size. For schemas that are no
 * API kind is "data" and there is no header. Arguments: file, vectors per triple, seed.
 */
public final class Vectors {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(JsonParser.Feature.ALLOW_COMMENTS);
    private static final String[] PACKAGES = {
        "org.apache.kafka.common.message.", "org.apache.kafka.common.metadata.", "org.apache.kafka.raft.generated.",
        "org.apache.kafka.coordinator.group.generated.", "org.apache.kafka.coordinator.transaction.generated.",
        "org.apache.kafka.coordinator.share.generated.",
    };
    private final Map<String, JsonNode> schemas = new TreeMap<>();
    private final Random random;
    private final Writer out;

    private Vectors(Random random, Writer out) {
        this.random = random;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[1]);
        Random random = new Random(Long.parseLong(args[2]));
        try (Writer out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(new FileOutputStream(args[0])), StandardCharsets.UTF_8))) {
            Vectors vectors = new Vectors(random, out);
            vectors.loadSchemas();
            for (ApiMessageType api : ApiMessageType.values()) vectors.writeApi(api, count);
            for (JsonNode schema : vectors.schemas.values()) vectors.writeData(schema, count);
        }
    }

    private void loadSchemas() throws Exception {
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!path.endsWith(".jar")) continue;
            try (JarFile jar = new JarFile(path)) {
                for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                    JarEntry entry = entries.nextElement();
                    if (!entry.getName().matches("common/(message|metadata)/.*\\.json")) continue;
                    JsonNode schema = MAPPER.readTree(jar.getInputStream(entry));
                    schemas.put(schema.get("name").asText(), schema);
                }
            }
        }
    }

    private void writeApi(ApiMessageType api, int count) throws Exception {
        for (String kind : new String[] {"request", "response"}) {
            boolean request = kind.equals("request");
            JsonNode schema = schemas.get(api.name + (request ? "Request" : "Response"));
            for (short version = 0; version < 100; version++) {
                if (!RandomMessage.includes(schema.get("validVersions").asText(), version)) continue;
                short headerVersion = request ? api.requestHeaderVersion(version) : api.responseHeaderVersion(version);
                JsonNode headerSchema = schemas.get(request ? "RequestHeader" : "ResponseHeader");
                for (int i = 0; i < count; i++) {
                    Written header = header(headerSchema, headerVersion, request, api.apiKey(), version);
                    Written body = random(schema, version);
                    ObjectNode line = MAPPER.createObjectNode().put("kind", kind).put("apiKey", api.apiKey()).put("api", api.name);
                    line.put("version", version).put("hex", header.hex + body.hex);
                    line.set("header", header.json);
                    line.set("body", body.json);
                    out.write(MAPPER.writeValueAsString(line) + "\n");
                }
            }
        }
    }

    private void writeData(JsonNode schema, int count) throws Exception {
        String type = schema.get("type").asText();
        if (type.equals("request") || type.equals("response")) return;
        for (short version = 0; version < 100; version++) {
            if (!RandomMessage.includes(schema.get("validVersions").asText(), version)) continue;
            for (int i = 0; i < count; i++) {
                Written body = random(schema, version);
                ObjectNode line = MAPPER.createObjectNode().put("kind", "data").put("api", schema.get("name").asText());
                line.put("version", version).put("hex", body.hex);
                line.set("body", body.json);
                out.write(MAPPER.writeValueAsString(line) + "\n");
            }
        }
    }

    private record Written(String hex, JsonNode json) {
    }

    private Written header(JsonNode schema, short headerVersion, boolean request, short apiKey, short version) throws Exception {
        RandomMessage source = new RandomMessage(random, schema, headerVersion);
        ObjectNode json = source.struct(schema.get("fields"));
        if (request) json.put("requestApiKey", apiKey).put("requestApiVersion", version);
        return write(source, schema, headerVersion, json);
    }

    private Written random(JsonNode schema, short version) throws Exception {
        RandomMessage source = new RandomMessage(random, schema, version);
        return write(source, schema, version, source.struct(schema.path("fields")));
    }

    private Written write(RandomMessage source, JsonNode schema, short version, ObjectNode input) throws Exception {
        Class<?> type = classOf(schema);
        Class<?> converter = Class.forName(type.getName() + "JsonConverter");
        Method read = converter.getMethod("read", JsonNode.class, short.class);
        try {
            Message message = (Message) read.invoke(null, input, version);
            JsonNode json = (JsonNode) converter.getMethod("write", type, short.class, boolean.class).invoke(null, message, version, true);
            source.copyRecords(schema.path("fields"), input, json);
            if (RandomMessage.includes(schema.path("flexibleVersions").asText("none"), version)) addUnknownTags(source, message, json);
            ObjectSerializationCache cache = new ObjectSerializationCache();
            ByteBuffer buffer = ByteBuffer.allocate(message.size(cache, version));
            message.write(new ByteBufferAccessor(buffer), cache, version);
            return new Written(HexFormat.of().formatHex(buffer.array(), 0, buffer.position()), json);
        } catch (InvocationTargetException error) {
            throw new IllegalStateException(schema.get("name") + " v" + version + " " + input, error.getCause());
        }
    }

    /** Kafka's converter prints no unknown tags; they are put beside the known fields, as Brokerscope prints them. */
    private void addUnknownTags(RandomMessage source, Message message, JsonNode json) throws Exception {
        if (random.nextInt(4) == 0) {
            ArrayNode tags = ((ObjectNode) json).putArray("_unknownTaggedFields");
            int tag = 1000;
            for (int i = random.nextInt(2); i < 2; i++) {
                byte[] data = source.bytes(random.nextInt(150));
                message.unknownTaggedFields().add(new RawTaggedField(tag, data));
                tags.addObject().put("tag", tag).put("data", data);
                tag += 1 + random.nextInt(100000);
            }
        }
        for (Iterator<Map.Entry<String, JsonNode>> members = json.fields(); members.hasNext();) {
            Map.Entry<String, JsonNode> member = members.next();
            if (!member.getValue().isContainerNode() || member.getKey().startsWith("_")) continue;
            Object value = message.getClass().getMethod(member.getKey()).invoke(message);
            if (value instanceof Message inner) addUnknownTags(source, inner, member.getValue());
            if (!(value instanceof Collection<?> inners)) continue;
            Iterator<JsonNode> nodes = member.getValue().elements();
            for (Object inner : inners) {
                JsonNode node = nodes.next();
                if (inner instanceof Message struct) addUnknownTags(source, struct, node);
            }
        }
    }

    private static Class<?> classOf(JsonNode schema) throws ClassNotFoundException {
        String name = schema.get("name").asText();
        String type = schema.get("type").asText();
        String simple = type.equals("request") || type.equals("response") || type.equals("header") ? name + "Data" : name;
        for (String prefix : PACKAGES) {
            try {
                return Class.forName(prefix + simple);
            } catch (ClassNotFoundException error) {
                // The next package may have it.
            }
        }
        throw new ClassNotFoundException(simple);
    }
}
