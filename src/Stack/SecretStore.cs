using System.Security.Cryptography;
using Cortico.Stack.Files;

namespace Cortico.Stack;

/// <summary>The project's passwords: generated when first asked for, kept in files of mode 600, given to services by file.</summary>
public sealed class SecretStore(string folder)
{
    /// <summary>Letters and digits, so that a secret can stand in every configuration file as it is.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private const int Length = 32;

    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>The file of this secret, with a newly generated one where there is none; <paramref name="given"/> wins over both.</summary>
    public async Task<string> EnsureAsync(string name, string? given, CancellationToken cancellation)
    {
        var file = PathOf(name);
        if (!string.IsNullOrEmpty(given))
        {
            if (!File.Exists(file) || await ReadAsync(name, cancellation) != given) await PrivateFile.WriteAsync(file, given, cancellation);
        }
        else if (!File.Exists(file))
        {
            await PrivateFile.WriteAsync(file, RandomNumberGenerator.GetString(Alphabet, Length), cancellation);
        }
        return file;
    }

    /// <exception cref="StackException">There is no such secret yet.</exception>
    public async Task<string> ReadAsync(string name, CancellationToken cancellation)
    {
        var file = PathOf(name);
        if (!File.Exists(file)) throw new StackException($"{file} is not there: the stack of this project was never started here. Run ./build.sh --target=Up first.");
        return (await File.ReadAllTextAsync(file, cancellation)).TrimEnd('\r', '\n');
    }
}
