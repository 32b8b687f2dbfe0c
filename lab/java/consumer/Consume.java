import java.util.Arrays;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Reads TOPIC from the beginning as a member of a group of its own, until it has COUNT records or 30
 * seconds are over; prints how many came. Written for the API of kafka-clients 0.9 to 3.
 */
public final class Consume {
  public static void main(String[] args) throws Exception {
    String brokers = args[0], topic = args[1], clientId = args[2];
    int count = Integer.parseInt(args[3]), seen = 0;
    Properties properties = new Properties();
    properties.put("bootstrap.servers", brokers);
    properties.put("client.id", clientId);
    properties.put("group.id", clientId);
    properties.put("auto.offset.reset", "earliest");
    properties.put("max.partition.fetch.bytes", "2000000");
    properties.put("key.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
    properties.put("value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
    long end = System.currentTimeMillis() + 30000;
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<byte[], byte[]>(properties)) {
      consumer.subscribe(Arrays.asList(topic));
      while (seen < count && System.currentTimeMillis() < end) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(500);
        for (ConsumerRecord<byte[], byte[]> ignored : records) seen++;
      }
    }
    System.out.println(seen);
  }
}
