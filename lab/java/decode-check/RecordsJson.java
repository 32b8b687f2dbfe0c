import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
// In 3.9 these are in org.apache.kafka.common.record; the lab changes the imports when it compiles for it.
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;

/**
 * Records through the getters of Kafka's RecordBatch and Record, under their names. A batch that is not valid (its
 * checksum differs) is printed without its records, because Kafka would not hand them out either.
 */
final class RecordsJson {
    private RecordsJson() {
    }

    static JsonNode of(Object records) {
        if (!(records instanceof MemoryRecords memory)) return JsonNodeFactory.instance.nullNode();
        ObjectNode node = MessageJson.object().put("sizeInBytes", memory.sizeInBytes());
        ArrayNode batches = node.putArray("batches");
        for (RecordBatch batch : memory.batches()) batches.add(of(batch));
        return node;
    }

    private static ObjectNode of(RecordBatch batch) {
        ObjectNode node = MessageJson.object();
        node.put("baseOffset", batch.baseOffset()).put("lastOffset", batch.lastOffset());
        node.put("sizeInBytes", batch.sizeInBytes()).put("magic", (short) batch.magic());
        node.put("checksum", batch.checksum()).put("isValid", batch.isValid());
        node.put("partitionLeaderEpoch", batch.partitionLeaderEpoch()).put("maxTimestamp", batch.maxTimestamp());
        node.put("producerId", batch.producerId()).put("producerEpoch", batch.producerEpoch());
        node.put("baseSequence", batch.baseSequence()).put("lastSequence", batch.lastSequence());
        node.put("isTransactional", batch.isTransactional()).put("isControlBatch", batch.isControlBatch());
        node.put("countOrNull", batch.countOrNull()).put("timestampType", batch.timestampType().name);
        node.put("compression", batch.compressionType().name);
        OptionalLong horizon = batch.deleteHorizonMs();
        node.put("deleteHorizonMs", horizon.isPresent() ? horizon.getAsLong() : null);
        if (!batch.isValid()) return node;
        ArrayNode records = node.putArray("records");
        for (Record record : batch) records.add(of(record));
        return node;
    }

    private static ObjectNode of(Record record) {
        ObjectNode node = MessageJson.object();
        node.put("offset", record.offset()).put("timestamp", record.timestamp()).put("sequence", record.sequence());
        node.put("key", bytes(record.key())).put("value", bytes(record.value()));
        ArrayNode headers = node.putArray("headers");
        for (Header header : record.headers()) headers.addObject().put("key", header.key()).put("value", header.value());
        return node;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        if (buffer == null) return null;
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }
}
