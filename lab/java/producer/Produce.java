import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends COUNT records to partition 0 of TOPIC, in as few batches as the client makes of them, then
 * stays for PAUSE ms. Written for the API of kafka-clients 0.8.2, which all later releases have.
 *
 * Record i has the key k<i> (the first has none) and a value that grows with i, so that the
 * compressed formats need more than one block. lab/src/clients/java-clients.ts says the same in TypeScript.
 */
public final class Produce {
  public static void main(String[] args) throws Exception {
    String brokers = args[0], topic = args[1], clientId = args[2], codec = args[3];
    int count = Integer.parseInt(args[4]);
    Properties properties = new Properties();
    properties.put("bootstrap.servers", brokers);
    properties.put("client.id", clientId);
    properties.put("compression.type", codec);
    properties.put("linger.ms", "200");
    properties.put("batch.size", "900000");
    properties.put("acks", "all");
    properties.put("key.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
    properties.put("value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<byte[], byte[]>(properties)) {
      List<Future<?>> sent = new ArrayList<Future<?>>();
      for (int i = 0; i < count; i++) {
        byte[] key = i == 0 ? null : bytes("k" + i);
        sent.add(producer.send(new ProducerRecord<byte[], byte[]>(topic, 0, key, bytes(value(topic, i)))));
      }
      for (Future<?> each : sent) each.get();
      Thread.sleep(args.length > 5 ? Long.parseLong(args[5]) : 0);
    }
  }

  private static String value(String topic, int i) {
    StringBuilder text = new StringBuilder();
    for (int part = 0; part <= i * 40; part++) text.append("record ").append(i).append(" of ").append(topic).append("; ");
    return text.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
