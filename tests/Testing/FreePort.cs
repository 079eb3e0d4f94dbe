using System.Net;
using System.Net.Sockets;

namespace Cortico.Testing;

/// <summary>
/// Loopback ports that nothing listens on, each given once in a process. They lie below those that the system hands out by itself
/// and beside those of stacks, so that none is taken by others between its being found and its use, or while nothing shall listen there.
/// </summary>
public static class FreePort
{
    private const int First = 10000;
    private const int Count = 7900;
    private static readonly int Start = Random.Shared.Next(Count);
    private static int _given;

    public static int Next()
    {
        while (true)
        {
            var port = First + (Start + Interlocked.Increment(ref _given)) % Count;
            if (IsFree(port)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
