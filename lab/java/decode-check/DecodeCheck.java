import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.kafka.common.message.ApiMessageType;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;

/**
 * What Kafka itself reads in a frame. One line in, {@code request|response <apiKey> <apiVersion> <hex>} with the
 * whole frame behind its size, gives one line out: {@code {"header":{..},"body":{..}}}, or {@code {"unknown":".."}}
 * where this release does not know the version, or {@code {"error":".."}} where it cannot read the bytes.
 */
public final class DecodeCheck {
    private static final short API_VERSIONS = 18;

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        ObjectMapper json = new ObjectMapper();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.trim().split(" ");
            byte[] frame = HexFormat.of().parseHex(words.length > 3 ? words[3] : "");
            out.println(json.writeValueAsString(read(words[0], Short.parseShort(words[1]), Short.parseShort(words[2]), frame)));
        }
        out.flush();
    }

    private static ObjectNode read(String kind, short apiKey, short version, byte[] frame) {
        ObjectNode line = MessageJson.object();
        ApiMessageType type;
        try {
            type = ApiMessageType.fromApiKey(apiKey);
        } catch (RuntimeException e) {
            return line.put("unknown", e.getMessage());
        }
        if (version < type.lowestSupportedVersion() || version > type.highestSupportedVersion(true)) {
            return line.put("unknown", type.name + " v" + version);
        }
        try {
            return kind.equals("request") ? readRequest(line, type, version, frame) : readResponse(line, type, version, frame);
        } catch (Exception e) {
            return MessageJson.object().put("error", e.toString());
        }
    }

    private static ObjectNode readRequest(ObjectNode line, ApiMessageType type, short version, byte[] frame) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        short headerVersion = type.requestHeaderVersion(version);
        RequestHeaderData header = new RequestHeaderData(new ByteBufferAccessor(bytes), headerVersion);
        line.set("header", MessageJson.of(header, headerVersion));
        line.set("body", body(type.newRequest(), version, bytes));
        return line;
    }

    private static ObjectNode readResponse(ObjectNode line, ApiMessageType type, short version, byte[] frame) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        short headerVersion = type.responseHeaderVersion(version);
        ResponseHeaderData header = new ResponseHeaderData(new ByteBufferAccessor(bytes), headerVersion);
        line.set("header", MessageJson.of(header, headerVersion));
        int start = bytes.position();
        try {
            line.set("body", body(type.newResponse(), version, bytes));
        } catch (RuntimeException e) {
            // As in ApiVersionsResponse.parse: a broker that does not know the version answers in v0 (KIP-511).
            if (type.apiKey() != API_VERSIONS) throw e;
            bytes.position(start);
            line.set("body", body(type.newResponse(), (short) 0, bytes));
        }
        return line;
    }

    private static com.fasterxml.jackson.databind.JsonNode body(ApiMessage message, short version, ByteBuffer bytes) throws Exception {
        message.read(new ByteBufferAccessor(bytes), version);
        if (bytes.hasRemaining()) throw new IllegalStateException(bytes.remaining() + " bytes behind the body");
        return MessageJson.of(message, version);
    }
}
