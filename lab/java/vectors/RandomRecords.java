import java.nio.ByteBuffer;
import java.util.Random;

/**
 * A record batch of magic 2 with one empty record, by hand: between 3.9 and 4.4 Kafka's classes for it moved, and
 * what a vector needs is only that the bytes are plausible. Sometimes cut, as a Fetch answer may end.
 */
final class RandomRecords {
    private RandomRecords() {
    }

    static byte[] bytes(Random random) {
        byte[] record = {0, 0, 0, 1, 1, 0};
        ByteBuffer batch = ByteBuffer.allocate(61 + 1 + record.length);
        batch.putLong(random.nextLong() >>> 1).putInt(49 + 1 + record.length).putInt(random.nextInt(9)).put((byte) 2);
        int crcAt = batch.position();
        batch.putInt(0);
        int crcFrom = batch.position();
        batch.putShort((short) 0).putInt(0).putLong(1_700_000_000_000L).putLong(1_700_000_000_000L);
        batch.putLong(random.nextLong() >>> 1).putShort((short) 3).putInt(random.nextInt(1000)).putInt(1);
        batch.put((byte) (record.length * 2)).put(record);
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(batch.array(), crcFrom, batch.capacity() - crcFrom);
        batch.putInt(crcAt, (int) crc.getValue());
        int length = random.nextInt(3) == 0 ? random.nextInt(batch.capacity()) : batch.capacity();
        return java.util.Arrays.copyOf(batch.array(), length);
    }
}
