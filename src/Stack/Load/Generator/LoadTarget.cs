using System.Net;

namespace Cortico.Stack.Load;

/// <summary>Whom load may be sent to.</summary>
public static class LoadTarget
{
    /// <summary>This machine, unless the user says that the other one may be loaded.</summary>
    /// <exception cref="StackException">It is another machine, or no http address.</exception>
    public static async Task CheckAsync(Uri target, bool allowRemote, CancellationToken cancellation)
    {
        if (target.Scheme is not ("http" or "https")) throw new StackException($"--load-target={target} is no http or https address.");
        if (allowRemote) return;
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(target.IdnHost, cancellation);
            if (addresses.FirstOrDefault(address => !IPAddress.IsLoopback(address)) is { } other)
                throw new StackException($"--load-target={target} is another machine ({other}): load on it could look like an attack. Where you may do that, add --allow-remote.");
        }
        catch (System.Net.Sockets.SocketException problem)
        {
            throw new StackException($"--load-target={target}: {target.IdnHost} can't be found: {problem.Message}.", problem);
        }
    }
}
